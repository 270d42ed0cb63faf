import { describe, expect, it } from 'vitest';
import { alertId, commandId, slug, stepId, visitId } from './ids.ts';

const reads = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('names', () => {
  it.each([
    ['01930000-0000-7000-8000-000000000001', true],
    ['01930000-0000-4000-8000-000000000001', false], // not of version 7
    ['01930000-0000-7000-8000-00000000000', false],
    ['', false],
    [7, false],
  ])('[J1] a command is named %s: %s', (id, good) => {
    expect(reads(commandId, id)).toBe(good);
  });

  it('[J1] a visit has one name in either case of letters', () => {
    expect(visitId.parse('A0000000-0000-4000-8000-00000000000F')).toBe('a0000000-0000-4000-8000-00000000000f');
    expect(reads(visitId, 'visit-1')).toBe(false);
  });

  it('[J11] no station, batch or person is named by a number of a person', () => {
    for (const name of ['13812345678', '138-1234-5678', '440524188001010014']) expect(reads(slug, name)).toBe(false);
    for (const name of ['1', '2026-11-12', 'p-13812345678ab', 'batch-13812345']) expect(reads(slug, name)).toBe(true);
  });

  it.each([
    ['main-gate', true],
    ['a', true],
    ['a'.repeat(64), true],
    ['a'.repeat(65), false],
    ['Main', false],
    ['-gate', false],
    ['gate-', false],
    ['', false],
    ['a:b', false],
    ['a{b}', false],
    ['a/b', false],
    ['门', false],
    ['a\u0000', false],
    ['a\n', false],
    ['__proto__', false],
  ])('[J1] %j names a station, a batch or a person: %s', (name, good) => {
    expect(reads(slug, name)).toBe(good);
  });

  it.each([
    ['admit', true],
    ['s2.unload', true],
    ['s9.disinfect-goods', true],
    ['s0.unload', false],
    ['s10.unload', false],
    ['s2.s3.unload', false],
    ['unload.s2', false],
    ['', false],
  ])('[J1] %j names a step: %s', (name, good) => {
    expect(reads(stepId, name)).toBe(good);
  });

  it.each([
    ['a0000000-0000-4000-8000-000000000001.verify.test-age.verify-crew.12', true],
    ['demo.site.lockdown.3', true],
    ['.site', false],
    ['a b', false],
    ['A', false],
    ['a'.repeat(161), false],
  ])('[J1] %j names an alert: %s', (name, good) => {
    expect(reads(alertId, name)).toBe(good);
  });
});
