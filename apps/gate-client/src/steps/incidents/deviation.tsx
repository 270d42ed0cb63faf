import {
  IconAlertTriangle,
  IconDoorExit,
  IconFaceMaskOff,
  IconRouteX,
  IconUsers,
  IconWindow,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { deviationKinds } from '@cordon/protocol/visit/commands.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../i18n/words.tsx';
import { useCommand } from '../../outbox/use-command.ts';
import { ActionTiles } from '../../ui/choose/tiles.tsx';
import { RefusalNotice } from '../../ui/page/notice.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import { PlateText } from '../../ui/plate/plate-text.tsx';
import { OnItsWay } from '../parts/on-its-way.tsx';

type Kind = (typeof deviationKinds)[number];

const pictures: Readonly<Record<Kind, ReactNode>> = {
  'left-cab': <IconDoorExit size="2.5rem" />,
  'window-open': <IconWindow size="2.5rem" />,
  'mask-off': <IconFaceMaskOff size="2.5rem" />,
  contact: <IconUsers size="2.5rem" />,
  'wrong-route': <IconRouteX size="2.5rem" />,
  other: <IconAlertTriangle size="2.5rem" />,
};

type Props = { visit: VisitState; opened: boolean; onClose: () => void };

/** [W2] Two taps: the button that opened this, and the picture. */
export function DeviationSheet({ visit, opened, onClose }: Props) {
  const { t } = useWords();
  return (
    <Sheet opened={opened} onClose={onClose} title={t('steps.deviation.title')}>
      <Choices visit={visit} onClose={onClose} />
    </Sheet>
  );
}

function Choices({ visit, onClose }: Omit<Props, 'opened'>) {
  const { t } = useWords();
  const { run, busy, refusal, dismiss } = useCommand();
  async function report(kind: Kind): Promise<void> {
    if (await run({ type: 'reportDeviation', visitId: visit.id, kind, text: null })) onClose();
  }
  return (
    <>
      <PlateText plate={visit.declaration.plate} size="large" />
      <ActionTiles
        label={t('steps.deviation.which')}
        columns={2}
        choices={deviationKinds.map((kind) => ({
          value: kind,
          word: t(`terms.deviations.${kind}`),
          icon: pictures[kind],
          disabled: busy,
        }))}
        onChoose={report}
      />
      <OnItsWay shown={busy} />
      <RefusalNotice refusal={refusal} onDismiss={dismiss} />
    </>
  );
}
