import { IconBadgeWc, IconBottle, IconBowlChopsticks, IconRun, IconStethoscope } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { needs } from '@cordon/protocol/visit/commands.ts';
import { useWords } from '../../i18n/words.tsx';
import { useCommand } from '../../outbox/use-command.ts';
import { ActionTiles } from '../../ui/choose/tiles.tsx';
import { RefusalNotice } from '../../ui/page/notice.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import { PlateText } from '../../ui/plate/plate-text.tsx';
import type { NamedVisit } from './hold-dialog.tsx';
import { OnItsWay } from '../parts/form-frame.tsx';

type Need = (typeof needs)[number];

const pictures: Readonly<Record<Need, ReactNode>> = {
  water: <IconBottle size="2.5rem" />,
  food: <IconBowlChopsticks size="2.5rem" />,
  toilet: <IconBadgeWc size="2.5rem" />,
  doctor: <IconStethoscope size="2.5rem" />,
  'way-out': <IconRun size="2.5rem" />,
};

type Props = { visit: NamedVisit; opened: boolean; onClose: () => void };

/** [W4] What the crew asks for is its right: recorded, told to the supervisor, never an offence. */
export function HelpSheet({ visit, opened, onClose }: Props) {
  const { t } = useWords();
  return (
    <Sheet opened={opened} onClose={onClose} title={t('steps.help.title')}>
      <Choices visit={visit} onClose={onClose} />
    </Sheet>
  );
}

function Choices({ visit, onClose }: Omit<Props, 'opened'>) {
  const { t } = useWords();
  const { run, busy, refusal, dismiss } = useCommand();
  async function ask(need: Need): Promise<void> {
    if (await run({ type: 'askHelp', visitId: visit.id, need })) onClose();
  }
  return (
    <>
      <PlateText plate={visit.declaration.plate} size="large" />
      <ActionTiles
        label={t('steps.help.which')}
        columns={2}
        choices={needs.map((need) => ({
          value: need,
          word: t(`terms.needs.${need}`),
          icon: pictures[need],
          disabled: busy,
        }))}
        onChoose={ask}
      />
      <p>{t('steps.help.note')}</p>
      <OnItsWay shown={busy} />
      <RefusalNotice refusal={refusal} onDismiss={dismiss} />
    </>
  );
}
