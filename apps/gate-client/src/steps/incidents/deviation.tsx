import {
  IconAlertTriangle,
  IconDoorExit,
  IconFaceMaskOff,
  IconRouteX,
  IconUsers,
  IconWindow,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { deviationKinds } from '@cordon/protocol/visit/commands.ts';
import { useWords } from '../../i18n/words.tsx';
import { useCommand } from '../../outbox/use-command.ts';
import { PrimaryAction } from '../../ui/buttons/button.tsx';
import { ActionTiles, ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { RefusalNotice } from '../../ui/page/notice.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import { PlateText } from '../../ui/plate/plate-text.tsx';
import type { NamedVisit } from './hold-dialog.tsx';
import { OnItsWay } from '../parts/form-frame.tsx';

type Kind = (typeof deviationKinds)[number];

const pictures: Readonly<Record<Kind, ReactNode>> = {
  'left-cab': <IconDoorExit size="2.5rem" />,
  'window-open': <IconWindow size="2.5rem" />,
  'mask-off': <IconFaceMaskOff size="2.5rem" />,
  contact: <IconUsers size="2.5rem" />,
  'wrong-route': <IconRouteX size="2.5rem" />,
  other: <IconAlertTriangle size="2.5rem" />,
};

type Props = {
  visit: NamedVisit;
  opened: boolean;
  onClose: () => void;
  preselected?: Kind; // what was seen is known already: a button reports it
  onReported?: () => void;
};

/** [W2] Two taps: the button that opened this, and the picture. */
export function DeviationSheet({ opened, ...props }: Props) {
  const { t } = useWords();
  return (
    <Sheet opened={opened} onClose={props.onClose} title={t('steps.deviation.title')}>
      <Choices {...props} />
    </Sheet>
  );
}

function Choices({ visit, onClose, preselected, onReported }: Omit<Props, 'opened'>) {
  const { t } = useWords();
  const { run, busy, refusal, dismiss } = useCommand();
  const [chosen, setChosen] = useState<Kind | null>(preselected ?? null);
  const choices = deviationKinds.map((kind) => ({
    value: kind,
    word: t(`terms.deviations.${kind}`),
    icon: pictures[kind],
    disabled: busy,
  }));
  async function report(kind: Kind): Promise<void> {
    if (!(await run({ type: 'reportDeviation', visitId: visit.id, kind, text: null }))) return;
    onReported?.();
    onClose();
  }
  return (
    <>
      <PlateText plate={visit.declaration.plate} size="large" />
      {chosen === null ? (
        <ActionTiles label={t('steps.deviation.which')} columns={2} choices={choices} onChoose={report} />
      ) : (
        <>
          <ChoiceTiles
            label={t('steps.deviation.kind')}
            columns={2}
            choices={choices}
            value={chosen}
            onChange={setChosen}
          />
          <PrimaryAction busy={busy} onPress={() => report(chosen)}>
            {t('steps.deviation.submit', { kind: t(`terms.deviations.${chosen}`) })}
          </PrimaryAction>
        </>
      )}
      <OnItsWay shown={busy} />
      <RefusalNotice refusal={refusal} onDismiss={dismiss} />
    </>
  );
}
