import type { UnsettledRecord } from '@cordon/protocol/offline/records.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { CommandType } from '@cordon/protocol/wire/command.ts';
import { stepNameIn } from './visit-words.ts';
import type { Words } from './words.tsx';

/** What a device recorded, in the words of the act: 车辆消杀, 暂扣. */
export function recordWords(
  words: Words,
  { what, stepId }: Pick<UnsettledRecord, 'what' | 'stepId'>,
  visit: VisitState | null,
): string {
  const step = stepId === null ? '' : visit === null ? stepId : stepNameIn(words, visit, stepId);
  return words.t(`commands.${what as CommandType}`, { step });
}
