import { definedRules } from './spec-rules.ts';

/** Fewer would mean that promises are made without showing who tries them. */
export const citedAtLeast = 50;

/** @returns what is wrong with the rules that docs/security.md cites, one sentence each */
export function securityFaults(security: string, spec: string): readonly string[] {
  const defined = new Set(definedRules(spec));
  const cited = securityRules(security);
  return [
    ...cited.filter((id) => !defined.has(id)).map((id) => `[${id}] in docs/security.md is not in docs/spec.md`),
    ...(cited.length < citedAtLeast ? [`docs/security.md cites ${cited.length} rules, not ${citedAtLeast}`] : []),
  ];
}

/** Each of them once. */
export function securityRules(security: string): readonly string[] {
  return [...new Set([...security.matchAll(/\[([A-Z]{1,2}\d+)\]/g)].flatMap(([, id]) => id ?? []))];
}
