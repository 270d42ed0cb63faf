// The shape of the code in figures, and where a figure may only fall.
import { globSync, readFileSync } from 'node:fs';
import { resolver, shapeOf, type Source } from './shape-rules.ts';

const packages = { '@cordon/protocol': 'packages/protocol/src', '@cordon/server': 'apps/server/src' };
const client = 'apps/gate-client/src';
const folders = ['packages/protocol/src', 'apps/server/src', client];

/** Held as they are: a change that makes one smaller makes its limit smaller, too. */
const most = { linesOfFile: 400, longFunctions: 13, circles: 0, filesOfStepKind: 12, filesOfClient: 400 };

function sourcesIn(folder: string): Source[] {
  const files = globSync(`${folder}/**/*.{ts,tsx}`).filter((file) => !/\.test\.tsx?$|\/testing\//.test(file));
  return files.toSorted().map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

/** Files that belong to the last kind of step, or name one that does. */
function filesOfLastKind(sources: readonly Source[]): { kind: string; files: number } {
  const list = readFileSync('packages/protocol/src/steps/kinds.ts', 'utf8');
  const [, body = ''] = /const kinds = \{([^}]*)\}/.exec(list) ?? [];
  const kind = body.match(/[\w-]+(?='?[,:])/g)?.at(-1);
  if (kind === undefined) throw new RangeError('no kind of step was found');
  const own = `/steps/${kind}/`;
  const names = new RegExp(`['"](?:\\./|.*/steps/)${kind}/`);
  return { kind, files: sources.filter(({ file, text }) => file.includes(own) || names.test(text)).length };
}

const sources = folders.map((folder) => [folder, sourcesIn(folder)] as const);
for (const [folder, all] of sources) {
  const lines = all.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
  console.log(`${folder}: ${all.length} files, ${lines} lines`);
}
const all = sources.flatMap(([, some]) => some);
const { largest, longFunctions, circles } = shapeOf(all, resolver(new Set(all.map(({ file }) => file)), packages));
const { kind, files } = filesOfLastKind(all);
console.log(`largest file: ${largest.file}, ${largest.lines} lines`);
console.log(`functions over 60 lines outside components: ${longFunctions.length}`);
console.log(`circles of files, types included: ${circles.length}`);
console.log(`files of the last kind of step, ${kind}: ${files}`);

const filesOfClient = sources.find(([folder]) => folder === client)?.[1].length ?? 0;
const faults = [
  ...(largest.lines > most.linesOfFile
    ? [`${largest.file} has ${largest.lines} lines, ${most.linesOfFile} at most`]
    : []),
  ...(longFunctions.length > most.longFunctions
    ? longFunctions.map(({ file, name, lines }) => `${file}: ${name} has ${lines} lines`)
    : []),
  ...(circles.length > most.circles ? circles.map((circle) => `a circle: ${circle.join(', ')}`) : []),
  ...(filesOfClient > most.filesOfClient
    ? [`${client} has ${filesOfClient} files, ${most.filesOfClient} at most`]
    : []),
  ...(files > most.filesOfStepKind ? [`${kind} is in ${files} files`] : []),
];
for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
