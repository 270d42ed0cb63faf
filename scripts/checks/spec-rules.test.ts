import { describe, expect, it } from 'vitest';
import { citedRules, definedRules, specFaults } from './spec-rules.ts';

// Put together here, so that this file itself cites nothing.
const v = (number: number): string => `[V${number}]`;
const spec = `# Rules\n\n### ${v(1)} Order\nSee ${v(9)}.\n\n| ${v(2)} | clear |\n- **${v(3)}** seal\n${v(4)} plain\n`;
const citing = (...ids: readonly string[]): Map<string, string> => new Map([['a.test.ts', `it('${ids.join('')} x')`]]);

describe('the check of docs/spec.md', () => {
  it('finds rules in headings, tables, lists and paragraphs, and no cross-reference', () => {
    expect(definedRules(spec)).toEqual(['V1', 'V2', 'V3', 'V4']);
  });

  it('counts what a test says, not what its comments say', () => {
    expect(citedRules(`// ${v(1)}\n/** ${v(2)} */\n * ${v(3)}\nit('${v(4)} ${v(5)} y')`)).toEqual(['V4', 'V5']);
  });

  it('is content when every rule is cited', () => {
    expect(specFaults(spec, citing(v(1), v(2), v(3), v(4)))).toEqual([]);
  });

  it('names a rule that no test cites, and a citation of no rule', () => {
    expect(specFaults(spec, citing(v(1), v(2), v(4), v(7)))).toEqual([
      `${v(3)} is cited by no test`,
      `${v(7)} in a.test.ts is not in docs/spec.md`,
    ]);
  });

  it('names a rule that is defined twice', () => {
    expect(specFaults(`${spec}# ${v(1)} again\n`, citing(v(1), v(2), v(3), v(4)))).toEqual([
      `${v(1)} is defined twice in docs/spec.md`,
    ]);
  });

  it('fails when it has read no rule or no test', () => {
    expect(specFaults('', citing())).toEqual(['docs/spec.md defines no rule at all']);
    expect(specFaults(spec, new Map())).toContain('no test file was read');
  });
});
