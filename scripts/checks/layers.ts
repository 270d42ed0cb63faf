// Which folder imports which, held to one table.
import { globSync, readFileSync } from 'node:fs';
import { isProduct, lookAt } from './layers-rules.ts';
import { layers } from './layers-table.ts';
import { importsOf } from './shape-rules.ts';

let wrong = 0;
for (const table of layers) {
  const files = globSync(`${table.folder}/**/*.{ts,tsx}`).filter(isProduct).toSorted();
  const read = files.map((file) => ({ file, imports: importsOf({ file, text: readFileSync(file, 'utf8') }) }));
  const { imports, faults } = lookAt(table, read);
  console.log(`${table.folder}: ${imports} imports in ${files.length} files`);
  for (const fault of faults) console.log(fault);
  wrong += faults.length;
}
process.exitCode = wrong === 0 ? 0 : 1;
