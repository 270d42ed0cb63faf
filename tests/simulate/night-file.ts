import { readFileSync } from 'node:fs';
import { hourMs, type Instant, minuteMs } from '@cordon/protocol/time.ts';
import { parse } from 'csv-parse/sync';

/** One declaration as the simulation needs it: when it comes, and what its crew's documents end with. */
export type Arrival = { plate: string; eta: Instant; tails: string[] };

export type Night = { csv: Uint8Array; arrivals: Arrival[] };

const dayMs = 24 * hourMs;
const leadMs = 5 * minuteMs; // the first vehicle comes this long after the night begins

type Row = Record<string, string>;

/**
 * Reads a night's declarations and shifts all its times by the same amount, so that it begins now.
 *
 * @param visits how many of its rows to play; more than it has are played again on the following days
 * @throws Error when the file has no rows, or a row has no time of arrival
 */
export function shiftedNight(file: string, visits: number, now: Instant): Night {
  const text = readFileSync(file, 'utf8');
  const rows: Row[] = parse(text, { bom: true, columns: true, skip_empty_lines: true });
  const columns = Object.keys(rows[0] ?? {});
  if (rows.length === 0) throw new Error(`${file} has no declarations`);
  const played = Array.from({ length: visits }, (_, i) => rows[i % rows.length] ?? {});
  const first = Math.min(...rows.map((row) => etaOf(row)));
  // By whole minutes, which is what declarations are written in.
  const byMs = Math.ceil((now + leadMs - first) / minuteMs) * minuteMs;
  const shifted = played.map((row, i) => shift(row, byMs + Math.floor(i / rows.length) * dayMs));
  const lines = [columns, ...shifted.map((row) => columns.map((column) => row[column] ?? ''))];
  return {
    csv: Buffer.from(lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')),
    arrivals: shifted.map((row) => ({ plate: row['plate'] ?? '', eta: etaOf(row), tails: tailsOf(row) })),
  };
}

function etaOf(row: Row): Instant {
  const eta = Date.parse(row['eta'] ?? '');
  if (Number.isNaN(eta)) throw new Error(`no time of arrival: ${row['eta'] ?? ''}`);
  return eta;
}

function tailsOf(row: Row): string[] {
  return ['crew1_number', 'crew2_number'].flatMap((column) => {
    const number = row[column] ?? '';
    return number === '' ? [] : [number.slice(-4).toUpperCase()];
  });
}

const moments = ['declared_at', 'eta', 'crew1_sampled_at', 'crew2_sampled_at'];

function shift(row: Row, byMs: number): Row {
  const shifted = { ...row };
  for (const column of moments) {
    const at = Date.parse(row[column] ?? '');
    if (!Number.isNaN(at)) shifted[column] = new Date(at + byMs).toISOString();
  }
  const until = Date.parse(row['vehicle_pass_until'] ?? '');
  if (!Number.isNaN(until)) {
    shifted['vehicle_pass_until'] = new Date(until + Math.ceil(byMs / dayMs) * dayMs).toISOString().slice(0, 10);
  }
  return shifted;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
