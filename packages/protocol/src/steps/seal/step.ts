import { finding } from '../../visit/finding.ts';
import { anyEntry, stepRules } from '../define.ts';
import { shape } from './shape.ts';

/** [V10] The seal's number is recorded at the gate and read again at the exit. It closes the cargo, never a person. */
export const rules = stepRules(shape, {
  judge: (_context, { number }) => [finding('seal.recorded', 'pass', { number })],
  complete: anyEntry,
  correctable: true,
  judgedBy: ['admit', 'reconcile'],
  example: () => ({ kind: 'seal', number: 'S-4711' }),
  compared: () => ['reconcile.seal'],
  loads: (before, { number }) => ({ ...before, seal: number }),
});
