import type { NightCrew } from './crew.ts';
import type { Arrival } from './night-file.ts';
import type { Duty, Officer } from './officer.ts';
import type { Random } from '@cordon/protocol/testing/random.ts';
import type { Trouble } from './trouble.ts';

/** What every vehicle of the night meets. */
export type Stage = Duty & {
  crew: NightCrew;
  office: Officer;
  batchId: string;
  doing: Map<string, string>; // what each vehicle is at, for a night that stops moving
};

/** One vehicle of the night, and what goes wrong with it. */
export type Vehicle = { visitId: string; arrival: Arrival; trouble: Trouble | null; random: Random };

/** The trouble that has not shown yet. */
export type Pending = { trouble: Trouble | null };
