import { peopleRoutes } from '@cordon/protocol/wire/http/people.ts';
import { mayReach } from '@cordon/protocol/wire/http/route.ts';
import { isClosed, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useState } from 'react';
import { useApi } from '../../../api/api.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { usePerson } from '../../../session/session-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { ReasonDialog } from '../../../ui/sheet/reason-dialog.tsx';

const route = peopleRoutes['POST /people/:personId/erase'];

type Props = { visit: VisitState; personId: string; maskedName: string };

/** [U238] Erases somebody everywhere, once their visit is over: by the office, held and with a reason. */
export function ErasePerson({ visit, personId, maskedName }: Props) {
  const { t } = useWords();
  const api = useApi();
  const me = usePerson();
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<CommandRefusal | null>(null);
  if (me === null || !mayReach(me.role, route) || !isClosed(visit)) return null;

  async function erase(reason: string): Promise<boolean> {
    const answer = await api.call(route, { params: { personId }, body: { reason } });
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
