import { existsSync, readFileSync } from 'node:fs';
import { securityFaults, securityRules } from './security-rules.ts';

const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const security = read('docs/security.md');

const faults = securityFaults(security, read('docs/spec.md'));
for (const fault of faults) console.log(fault);
console.log(`${securityRules(security).length} rules cited in docs/security.md, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
