import { describe, expect, it } from 'vitest';
import { citedAtLeast, securityFaults, securityRules } from './security-rules.ts';

// Put together here, so that this file itself cites nothing.
const rule = (number: number): string => `[V${number}]`;
const all = Array.from({ length: citedAtLeast }, (_, at) => rule(at + 1));
const spec = all.map((id) => `| ${id} | something | \`a.ts\` |`).join('\n');

describe('the check of docs/security.md', () => {
  it('is content with enough rules that the spec has', () => {
    expect(securityFaults(all.join(' '), spec)).toEqual([]);
  });

  it('names a rule that the spec does not have, or only mentions', () => {
    const text = `${all.join(' ')} ${rule(99)}`;
    const fault = `${rule(99)} in docs/security.md is not in docs/spec.md`;
    expect(securityFaults(text, `${spec}\nSee ${rule(99)}.`)).toEqual([fault]);
  });

  it('counts each rule once, and no links', () => {
    expect(securityRules(`${rule(1)} ${rule(1)} [decision 7](a.md) ${rule(2)}`)).toEqual(['V1', 'V2']);
    const few = all.slice(1).join(' ');
    expect(securityFaults(`${few} ${few}`, spec)).toEqual([
      `docs/security.md cites ${citedAtLeast - 1} rules, not ${citedAtLeast}`,
    ]);
  });

  it('fails when it has read nothing', () => {
    expect(securityFaults('', spec)).toHaveLength(1);
    expect(securityFaults(all.join(' '), '')).toHaveLength(citedAtLeast);
  });
});
