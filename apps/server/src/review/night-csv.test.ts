import { timelineOf } from '@cordon/protocol/review/timeline.ts';
import { holdIt } from '@cordon/protocol/testing/alerts.ts';
import { crewOf } from '@cordon/protocol/testing/declarations.ts';
import { goTo, nightAt, visitA } from '@cordon/protocol/testing/journey.ts';
import type { Night } from '@cordon/protocol/testing/night.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { nightCsv } from './night-csv.ts';

function storyIn(night: Night) {
  const events = night.log.map((entry, i): FeedEvent => ({
    ...entry,
    seq: i + 1,
    observedAt: entry.at,
    commandId: 'c',
    stations: [],
  }));
  return timelineOf(
    visitA,
    events.filter(({ id }) => id.startsWith(visitA)),
  );
}
const csvOf = (night: Night) => nightCsv([storyIn(night)], 'Asia/Shanghai');
const rowOf = (night: Night) => parse<Record<string, string>>(csvOf(night), { columns: true, bom: true })[0];

describe('[LB4] a night as a spreadsheet', () => {
  it('[LB4] has a line for each visit, with times as the site’s clocks show them', () => {
    const night = nightAt('s1.dock', { crew: crewOf(2), trailerPlate: '渝B1234挂' });
    holdIt(night);
    expect(rowOf(night)).toMatchObject({
      plate: '渝A12345',
      trailer: '渝B1234挂',
      status: 'inside',
      arrived: '2026-11-23T22:00',
      closed: '',
      loop_minutes: '',
      alerts: '2', // the contact time was over, and the hold
    });
    night.ask(
      { kind: 'person', personId: 'supervisor-1', name: '监管甲', role: 'supervisor', stations: [] },
      {
        type: 'resumeVisit',
        visitId: visitA,
        note: '继续',
      },
    );
    goTo(night, null);
    expect(rowOf(night)).toMatchObject({ status: 'released', reason: '' });
    expect(Number(rowOf(night)?.['loop_minutes'])).toBeGreaterThan(20);
  });

  it('[LB4] is for Excel: a byte order mark, and lines as Windows ends them', () => {
    const text = csvOf(nightAt('seal'));
    expect(text.startsWith('\uFEFFvisit,plate,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(nightCsv([], 'Asia/Shanghai')).toMatch(/^\uFEFFvisit,plate,.*\r\n$/);
  });

  it.each(['=1+1', '+cmd', '-2', '@SUM(A1)', '=HYPERLINK("http://x")'])('[LB4] %j stays a text in it', (company) => {
    const text = csvOf(nightAt('seal', { company }));
    expect(text).not.toContain(`,${company}`);
    expect(text).not.toContain(`,"${company}`);
    expect(text).toContain("'");
  });

  it('[LB4] names people by their masks alone', () => {
    expect(rowOf(nightAt('seal', { crew: crewOf(2) }))?.['crew']).toMatch(/\*/);
  });
});
