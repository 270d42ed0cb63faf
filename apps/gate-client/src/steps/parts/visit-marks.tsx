import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { stepNameIn } from '../../i18n/visit-words.ts';
import { useWords, type Words } from '../../i18n/words.tsx';
import { useClaimsOf, type ClaimOfVisit } from '../../state/claims.ts';
import { useProvisional } from '../../state/provisional/shown-picture.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { StatusBadge } from '../../ui/verdict/status-badge.tsx';

/** [U285] Another tablet is at this vehicle: who, since when, what they recorded, and whether it is off the network. */
export function ClaimNotice({ visit }: { visit: VisitState }) {
  const words = useWords();
  const claims = useClaimsOf(visit.id);
  return claims.map((one) => (
    <Notice
      key={one.device.id}
      tone={one.left === null ? 'hold' : 'offline'}
      title={titleOf(words, one, visit)}
      text={words.t(one.left === null ? 'claims.text' : 'claims.left', { at: words.time(one.left ?? one.at) })}
    />
  ));
}

function titleOf(words: Words, { device, by, claim }: ClaimOfVisit, visit: VisitState): string {
  const values = { device: device.name, by, at: words.time(claim.since) };
  if (claim.steps.length === 0) return words.t('claims.atHand', values);
  const steps = words.list(claim.steps.map((step) => stepNameIn(words, visit, step)));
  return words.t('claims.recorded', { ...values, steps });
}

/** [U283] What of this vehicle the server has not confirmed, hatched and in words; nothing when all of it is confirmed. */
export function ProvisionalMark({ visitId }: { visitId: string }) {
  const { t } = useWords();
  const provisional = useProvisional(visitId);
  if (provisional === null) return null;
  const count = provisional.commandIds.length;
  return <StatusBadge status="offline" word={t('queue.provisionalCount', { count })} size="small" />;
}
