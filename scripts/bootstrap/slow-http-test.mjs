import { findProgram } from './command.mjs';
import { installSystemPackage } from './system-packages.mjs';
import { CannotPrepare } from './tell.mjs';

const program = 'slowhttptest';

/** The attacks with slow headers, bodies and readers are those of the program that everybody tries servers with. */
export async function ensureSlowHttpTest() {
  if (findProgram(program) === undefined) await installSystemPackage({ apt: [program], brew: [program] });
  if (findProgram(program) !== undefined) return;
  throw new CannotPrepare(
    `The slow attacks need ${program}, and it was not found: install it (apt or brew package "${program}").`,
  );
}
