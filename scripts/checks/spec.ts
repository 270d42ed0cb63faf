import { existsSync, globSync, readFileSync } from 'node:fs';
import { definedRules, specFaults } from './spec-rules.ts';

const spec = existsSync('docs/spec.md') ? readFileSync('docs/spec.md', 'utf8') : '';
const files = globSync('{packages,apps,tests,scripts}/**/*.test.{ts,tsx}', {
  exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path),
});
const tests = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

const faults = specFaults(spec, tests);
for (const fault of faults) console.log(fault);
console.log(`${definedRules(spec).length} rules, ${tests.size} test files, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
