import { inScript, inServer, type Mutant } from './mutant.ts';

/** Faults of who may do what, and when. */
export const ruleMutants: readonly Mutant[] = [
  {
    name: 'roles-ignored',
    breaks: 'everybody may send every command',
    edits: [inServer('default: return mayAsk(role, type);', 'default: return true;')],
    caughtBy: { kind: 'restart', rounds: 2, invariants: ['I7'] },
  },
  {
    name: 'order-ignored',
    breaks: 'a step may be done before its turn',
    edits: [inServer('if (!nextSteps(visit).some(({ id }) => id === stepId)) return', 'if (false) return')],
    caughtBy: { kind: 'restart', rounds: 3, invariants: ['I2', 'I7'] },
  },
  {
    name: 'done-step-again',
    breaks: 'a step that is done may be done again',
    edits: [
      inServer('if (step.status === "done") return refused', 'if (false) return refused'),
      inServer('if (!nextSteps(visit).some(({ id }) => id === stepId)) return', 'if (false) return'),
    ],
    caughtBy: { kind: 'races', rounds: 4, invariants: ['I2', 'races'] },
  },
  {
    name: 'off-duty-ignored',
    breaks: 'who was taken off duty goes on',
    edits: [
      inScript("if call('EXISTS', session) == 0 then", 'if false then'),
      inServer(
        'const duty = dutyOf$1(site, actor.personId, actor.device);',
        'const duty = { member: site.staff.find((one) => one.personId === actor.personId), stations: actor.stations };',
      ),
    ],
    caughtBy: { kind: 'revoked', rounds: 4, invariants: ['I7'] },
  },
];
