import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from './config.ts';
import { type CliOptions, readOptions, usage } from './imports/cli-options.ts';
import { jsonReport, textReport } from './imports/cli-report.ts';
import { importDeclarations, type ImportMode } from './imports/import-declarations.ts';
import { type ReadFile, readFileHere } from './imports/read-file.ts';
import { whileOpen } from './imports/while-open.ts';
import { type OpenTarget, openForLook, openForImport } from './import-store.ts';
import { StartFault } from './start-fault.ts';

const stopped = 'The import stopped. What was declared stays; import the file again for the rest.';
const stoppedWhole = 'The import stopped, and nothing of the file was declared. Import it again.';
const exitCodes = { clean: 0, faults: 1, unusable: 2 } as const;

process.exitCode = await run(process.argv.slice(2)).catch((cause: unknown) => {
  if (cause instanceof StartFault) console.error(cause.message);
  else
    console.error(
      `${readOptions(process.argv.slice(2))?.allOrNone === true ? stoppedWhole : stopped}\n${cause instanceof Error ? cause.stack : String(cause)}`,
    );
  return exitCodes.unusable;
});

async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    console.error(usage);
    return exitCodes.unusable;
  }
  const read = readConfig(process.env);
  if (!read.ok) throw new StartFault(read.faults.join('\n'));
  const bytes = readFile(options.file);
  const opening = options.dryRun ? openForLook(read.config) : openForImport(read.config);
  return whileOpen<OpenTarget, number>(opening, async ({ target, note }) => {
    const result = await importDeclarations({ ...target, bytes, mode: modeOf(options), readFile: readHere });
    if (note !== null && !options.json) console.error(note);
    console.log(options.json ? jsonReport(result) : textReport(result, options));
    return result.faults.length > 0 ? exitCodes.faults : exitCodes.clean;
  });
}

/** Without a thread of its own: nobody else waits for this process. */
function readHere(...[bytes, context]: Parameters<ReadFile>): ReturnType<ReadFile> {
  return Promise.resolve(readFileHere(bytes, context));
}

function modeOf({ dryRun, allOrNone }: CliOptions): ImportMode {
  if (dryRun) return 'preview';
  return allOrNone ? 'all-or-none' : 'good';
}

/** npm runs this in the project's folder, but a path is relative to the folder in which it was typed. */
function readFile(file: string): Uint8Array {
  const places = [process.env['INIT_CWD'] ?? '.', '.'].map((folder) => resolve(folder, file));
  const path = places.find((place) => existsSync(place)) ?? resolve(file);
  try {
    return readFileSync(path);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
    throw new StartFault(`The file ${path} can't be read (${reason}).`);
  }
}
