import { useState } from 'react';
import type { VisitState, Override } from '@cordon/protocol/visit/state.ts';
import { nameOf, findingWords } from '../../../i18n/visit-words.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionButton, PrimaryAction } from '../../../ui/buttons/button.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { FindingRow } from '../../../ui/verdict/finding-row.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { type Obstacle, obstaclesOf } from './story-rules.ts';
import { overrideReasons } from '@cordon/protocol/visit/commands.ts';
import { useCommand } from '../../../outbox/use-command.ts';
import { ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import styles from './story.module.css';

/** What stands in the way now; from here a supervisor asks for an override. */
export function OpenFindings({ visit }: { visit: VisitState }) {
  const { t } = useWords();
  const now = useNow();
  const picture = usePicture((whole) => whole);
  const [asked, setAsked] = useState<Obstacle | null>(null);
  const obstacles = obstaclesOf(visit, picture, now);
  if (obstacles.length === 0 && asked === null) return null;
  return (
    <>
      {obstacles.length > 0 && (
        <Panel title={t('board.story.inTheWay')} level={3} tone="hold" flush>
          <ul>
            {obstacles.map((obstacle) => (
              <FindingRow
                key={`${obstacle.finding.rule} ${obstacle.finding.personId ?? ''}`}
                finding={obstacle.finding}
                person={obstacle.finding.personId === null ? null : nameOf(visit, obstacle.finding.personId)}
                action={<AskButton obstacle={obstacle} onAsk={setAsked} />}
              />
            ))}
          </ul>
        </Panel>
      )}
      <OverrideSheet
        visit={visit}
        obstacle={asked}
        onClose={() => {
          setAsked(null);
        }}
      />
    </>
  );
}

function AskButton({ obstacle, onAsk }: { obstacle: Obstacle; onAsk: (obstacle: Obstacle) => void }) {
  const { t } = useWords();
  const may = useMay();
  switch (obstacle.override) {
    case 'never':
      return <span className={styles.by}>{t('board.story.notWaivable')}</span>;
    case 'asked':
      return <span className={styles.by}>{t('terms.overrideStatus.asked')}</span>;
    case 'possible':
      return may('requestOverride') ? (
        <ActionButton
          size="desk"
          onPress={() => {
            onAsk(obstacle);
          }}
        >
          {t('board.story.askOverride')}
        </ActionButton>
      ) : null;
    default:
      return obstacle.override satisfies never;
  }
}

type Props = { visit: VisitState; obstacle: Obstacle | null; onClose: () => void };

/** Asking for one finding to be waived: grounds and details, for the second person to judge. */
function OverrideSheet({ visit, obstacle, onClose }: Props) {
  const words = useWords();
  const { t } = words;
  const act = useCommand();
  const [reasonCode, setReasonCode] = useState<Override['reasonCode'] | null>(null);
  const [text, setText] = useState('');
  if (obstacle === null) return null;
  const { finding, stepId } = obstacle;
  const { rule, personId } = finding;
  const minutes = 'limits' in visit ? visit.limits.overrideMinutes : 0;

  async function submit(): Promise<void> {
    if (reasonCode === null) return;
    const asked = { type: 'requestOverride', visitId: visit.id, stepId, rule, personId, reasonCode } as const;
    if (!(await act.run({ ...asked, text: text.trim() }))) return;
    setText('');
    setReasonCode(null);
    onClose();
  }

  return (
    <Sheet opened onClose={onClose} title={t('board.story.overrideTitle', { rule: t(`rules.findings.${rule}.title`) })}>
      <p>{findingWords(words, finding).text}</p>
      <p>{t('board.story.overrideText', { minutes })}</p>
      <ChoiceTiles
        label={t('board.story.overrideReason')}
        value={reasonCode}
        onChange={setReasonCode}
        choices={overrideReasons.map((value) => ({ value, word: t(`terms.overrideReasons.${value}`) }))}
      />
      <TextField label={t('board.story.overrideDetail')} value={text} onChange={setText} lines={2} maxLength={500} />
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <PrimaryAction
        disabled={reasonCode === null || text.trim().length < 2}
        why={t('board.story.overrideMissing')}
        onPress={submit}
      >
        {t('board.story.overrideSubmit')}
      </PrimaryAction>
    </Sheet>
  );
}
