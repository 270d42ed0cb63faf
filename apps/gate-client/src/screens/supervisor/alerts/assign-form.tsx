import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { usePerson } from '../../../session/session-store.ts';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionTiles } from '../../../ui/choose/tiles.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { assigneesOf } from './assignees.ts';

const nobody = '';

/** Whose it is from now on: a tap on a name. */
export function AssignForm({ alert }: { alert: AlertState }) {
  const { t } = useWords();
  const act = useCommand();
  const me = usePerson()?.personId ?? '';
  const staff = usePicture((picture) => picture.site?.state.staff);
  const people = assigneesOf(staff ?? [], me).filter(({ personId }) => personId !== alert.assigned?.personId);
  return (
    <>
      <ActionTiles
        label={t('board.alerts.assignTo')}
        choices={[
          ...people.map(({ personId, name, role }) => ({
            value: personId,
            word: personId === me ? `${t('board.alerts.toMe')} · ${name}` : name,
            hint: t(`terms.roles.${role}`),
          })),
          ...(alert.assigned === null ? [] : [{ value: nobody, word: t('board.alerts.toNobody') }]),
        ]}
        onChoose={(personId) =>
          act.run({ type: 'assignAlert', alertId: alert.id, personId: personId === nobody ? null : personId })
        }
      />
      {people.length === 0 && <p>{t('board.alerts.assignNone')}</p>}
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
    </>
  );
}
