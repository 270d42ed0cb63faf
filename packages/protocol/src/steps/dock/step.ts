import { finding, passOrFail, passOrWarn } from '../../visit/finding.ts';
import { anyEntry, stepRules } from '../define.ts';
import { shape } from './shape.ts';

/** [V15] At the point nobody has left the cab, windows are shut and masks are on. */
export const rules = stepRules(shape, {
  judge: (_context, { crewInCab, windowsShut, masksOn }) => [
    finding('dock.crew-in-cab', passOrFail(crewInCab), { crewInCab }),
    finding('dock.windows-shut', passOrWarn(windowsShut), { windowsShut }),
    finding('dock.masks-on', passOrWarn(masksOn), { masksOn }),
  ],
  complete: anyEntry,
  correctable: true,
  judgedBy: [],
  example: () => ({ kind: 'dock', crewInCab: true, windowsShut: true, masksOn: true }),
});
