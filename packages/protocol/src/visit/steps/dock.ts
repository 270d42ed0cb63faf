import { finding, passOrFail, passOrWarn } from '../finding.ts';
import type { ReportOf } from '../report.ts';
import { anyEntry, type StepKindRules } from './kind.ts';

/** [V15] At the point: nobody has left the cab, windows shut, masks on. */
export const dock: StepKindRules<ReportOf<'dock'>> = {
  judge: (_context, { crewInCab, windowsShut, masksOn }) => [
    finding('dock.crew-in-cab', passOrFail(crewInCab), { crewInCab }),
    finding('dock.windows-shut', passOrWarn(windowsShut), { windowsShut }),
    finding('dock.masks-on', passOrWarn(masksOn), { masksOn }),
  ],
  complete: anyEntry,
  correctable: true,
  judgedBy: [],
};
