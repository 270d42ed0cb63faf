import { describe, expect, it } from 'vitest';
import { type CommandBody, commandOf, type OutboxItem } from './items.ts';
import { sendable } from './lanes.ts';

const hold = (visitId: string): CommandBody => ({ type: 'holdVisit', visitId, reason: '证件存疑' });
const author = { personId: 'gate-1', name: '门岗一号', role: 'gate', stations: ['main-gate'] } as const;

function queue(...entries: [CommandBody, OutboxItem['state'], offline?: true][]): OutboxItem[] {
  return entries.map(([body, state, offline], index) => ({
    command: commandOf(body, { commandId: `id-${index + 1}`, observedAt: index, ...(offline && { offline }) }),
    author: { ...author, stations: [...author.stations] },
    ...{ signature: null, savedAt: 0, state, refusal: null, order: index + 1, kept: true },
  }));
}
const ids = (items: readonly OutboxItem[]) => items.map(({ command }) => command.commandId);
const all = () => true;
const none = new Set<string>();
const many = 10;

describe('the lanes of the outbox', () => {
  it('[U10] lets the oldest of each visit go, and its next ones wait', () => {
    const items = queue([hold('a'), 'saved'], [hold('a'), 'saved'], [hold('b'), 'saved']);
    expect(ids(sendable(items, none, all, many))).toEqual(['id-1', 'id-3']);
  });

  it('[U10] sends nothing of a visit while something of it is on its way', () => {
    const items = queue([hold('a'), 'sending'], [hold('a'), 'saved'], [hold('b'), 'saved']);
    expect(ids(sendable(items, none, all, many))).toEqual(['id-3']);
  });

  it('[U10] goes on after a refusal: one visit’s trouble is not the next record’s', () => {
    const items = queue([hold('a'), 'refused'], [hold('a'), 'saved']);
    expect(ids(sendable(items, none, all, many))).toEqual(['id-2']);
  });

  it('[U12] leaves a lane alone that rests', () => {
    const items = queue([hold('a'), 'saved'], [hold('b'), 'saved']);
    expect(ids(sendable(items, new Set(['visit:a']), all, many))).toEqual(['id-2']);
  });

  it('[U11] passes over what may not go over this line, and keeps its visit in order', () => {
    const items = queue([hold('a'), 'saved'], [hold('a'), 'saved'], [hold('b'), 'saved']);
    const notFirst = ({ command }: OutboxItem) => command.commandId !== 'id-1';
    expect(ids(sendable(items, none, notFirst, many))).toEqual(['id-3']);
  });

  it('[U10] has no more on their way than the server takes', () => {
    const items = queue([hold('a'), 'sending'], [hold('b'), 'saved'], [hold('c'), 'saved'], [hold('d'), 'saved']);
    expect(ids(sendable(items, none, all, 3))).toEqual(['id-2', 'id-3']);
  });

  it('[U271] holds an admission back until paper mode has been answered', () => {
    const admit: CommandBody = {
      ...{ type: 'reportStep', visitId: 'a', stationId: 'main-gate', stepId: 'admit' },
      report: { kind: 'admit' },
    };
    const paper: CommandBody = { type: 'declarePaper', reason: '无线网络中断' };
    expect(ids(sendable(queue([paper, 'saved', true], [admit, 'saved', true]), none, all, many))).toEqual(['id-1']);
    expect(ids(sendable(queue([paper, 'sending', true], [admit, 'saved', true]), none, all, many))).toEqual([]);
    expect(ids(sendable(queue([paper, 'refused', true], [admit, 'saved', true]), none, all, many))).toEqual(['id-2']);
  });
});
