import { crewStepOf } from '@cordon/protocol/visit/route.ts';
import { type VisitState, isClosed } from '@cordon/protocol/visit/state.ts';
import { verifiedPeople } from '@cordon/protocol/steps/verify-crew/step.ts';
import { ShowIdentity } from '../../../steps/crew/identity/show-identity.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { peopleRoutes } from '@cordon/protocol/wire/http/people.ts';
import { mayReach } from '@cordon/protocol/wire/http/route.ts';
import { useState } from 'react';
import { useApi } from '../../../api/api.ts';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { usePerson } from '../../../session/session-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { ReasonDialog } from '../../../ui/sheet/reason-dialog.tsx';
import styles from './story.module.css';

/** Who is in the cab: masked, with what was declared of them and whether they have been verified. */
export function People({ visit }: { visit: VisitState }) {
  const words = useWords();
  const { t } = words;
  const verified = verifiedPeople(crewStepOf(visit)?.progress?.entries ?? []);
  return (
    <Panel title={t('board.story.people')} level={3} flush>
      <ul>
        {visit.declaration.crew.map((member) => (
          <li key={member.personId} className={styles.person}>
            <div>
              <p>
                <strong>{member.maskedName}</strong> · {t(`terms.crewRoles.${member.role}`)}
              </p>
              <p className={styles.by}>
                {t(`terms.documents.${member.document}`)} · {member.passNumber ?? t('common.none')}
                {' · '}
                {member.sampledAt === null || member.result === null
                  ? t('board.story.person.untested')
                  : t('board.story.person.tested', {
                      result: t(`terms.results.${member.result}`),
                      at: words.dateTime(member.sampledAt),
                    })}
              </p>
            </div>
            <span className={styles.personEnd}>
              <ErasePerson visit={visit} personId={member.personId} maskedName={member.maskedName} />
              <ShowIdentity visitId={visit.id} personId={member.personId} maskedName={member.maskedName} size="desk" />
              {verified.has(member.personId) ? (
                <StatusBadge size="small" status="pass" word={t('board.story.person.verified')} />
              ) : (
                <StatusBadge size="small" status="waiting" word={t('board.story.person.notVerified')} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const eraseRoute = peopleRoutes['POST /people/:personId/erase'];

type Props = { visit: VisitState; personId: string; maskedName: string };

/** [U238] Erases somebody everywhere, once their visit is over: by the office, held and with a reason. */
function ErasePerson({ visit, personId, maskedName }: Props) {
  const { t } = useWords();
  const api = useApi();
  const me = usePerson();
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<CommandRefusal | null>(null);
  if (me === null || !mayReach(me.role, eraseRoute) || !isClosed(visit)) return null;

  async function erase(reason: string): Promise<boolean> {
    const answer = await api.call(eraseRoute, { params: { personId }, body: { reason } });
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) setOpen(false);
    return answer.ok;
  }

  return (
    <>
      <ActionButton size="desk" label={`${t('board.erase.act')} ${maskedName}`} onPress={() => setOpen(true)}>
        {t('board.erase.act')}
      </ActionButton>
      <ReasonDialog
        held
        opened={open}
        onClose={() => setOpen(false)}
        title={t('board.erase.title', { name: maskedName })}
        text={t('board.erase.text')}
        actionWord={t('board.erase.act')}
        quickReasons={[t('board.erase.reasons.asked'), t('board.erase.reasons.over')]}
        onSubmit={erase}
      >
        <RefusalNotice refusal={refusal} onDismiss={() => setRefusal(null)} />
      </ReasonDialog>
    </>
  );
}
