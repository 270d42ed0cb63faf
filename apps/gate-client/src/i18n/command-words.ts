import type { Command } from '@cordon/protocol/wire/command.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { plateWords, stepNameIn } from './visit-words.ts';
import type { Words } from './words.tsx';

/** What a command asks for, with the plate that it is about: 渝A·D12345 · 车辆消杀 */
export function commandWords(words: Words, command: Command, visit: VisitState | null): string {
  const step = 'stepId' in command ? (visit === null ? command.stepId : stepNameIn(words, visit, command.stepId)) : '';
  const name = words.t(`commands.${command.type}`, { step });
  return visit === null ? name : `${plateWords(visit.declaration.plate)} · ${name}`;
}
