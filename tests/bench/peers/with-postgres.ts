import { Client, Pool } from 'pg';
import type { PeerEvent, PeerState, StepCommand } from './step.ts';
import { afterStep } from './step.ts';
import type { Peer } from './peer.ts';

/** More connections were slower: the machine has two cores, and commits wait for each other at the disk anyway. */
const connections = 24;

const schema = `
  CREATE TABLE visit (id uuid PRIMARY KEY, version int NOT NULL, state jsonb NOT NULL) WITH (fillfactor = 70);
  CREATE TABLE event (seq bigserial PRIMARY KEY, visit uuid NOT NULL, version int NOT NULL, command uuid NOT NULL UNIQUE,
    body text NOT NULL);
  CREATE FUNCTION step(of uuid, command uuid, name text, report text, at bigint) RETURNS bigint LANGUAGE plpgsql AS $$
  DECLARE
    found_version int; found_state jsonb; body text; number bigint; before text;
    steps text[] := ARRAY['arrive', 'disinfect-vehicle', 'verify-crew', 'seal'];
  BEGIN
    SELECT v.version, v.state INTO STRICT found_version, found_state FROM visit v WHERE v.id = of FOR UPDATE;
    before := found_state #>> '{steps,-1,stepId}';
    IF array_position(steps, name) < array_position(steps, before) THEN RAISE '% after %', name, before; END IF;
    body := json_build_object('commandId', command, 'visitId', of, 'version', found_version + 1, 'stepId', name,
      'report', report::json, 'at', at)::text;
    INSERT INTO event (visit, version, command, body) VALUES (of, found_version + 1, command, body) RETURNING seq INTO number;
    UPDATE visit SET version = found_version + 1, state = jsonb_set(found_state, '{steps}', (found_state -> 'steps')
      || jsonb_build_object('stepId', name, 'report', report::jsonb, 'at', at)) WHERE id = of;
    PERFORM pg_notify('event', body);
    RETURN number;
  END $$;`;

/** @param by a transaction of single statements, or one function that does them all in the database */
export async function withPostgres(host: string, by: 'rows' | 'function'): Promise<Peer> {
  const where = { host, user: 'postgres', database: 'postgres' };
  const pool = new Pool({ ...where, max: connections });
  const listener = new Client(where);
  await listener.connect();
  await pool.query(schema);

  async function inRows(command: StepCommand): Promise<number> {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const found = await client.query<PeerState>({
        name: 'lock',
        text: "SELECT version, state -> 'steps' AS steps FROM visit WHERE id = $1 FOR UPDATE",
        values: [command.visitId],
      });
      const [before] = found.rows;
      if (before === undefined) throw new RangeError(`no visit ${command.visitId}`);
      const { state, event } = afterStep(before, command);
      const body = JSON.stringify(event);
      const inserted = await client.query<{ seq: string }>({
        name: 'insert',
        text: 'INSERT INTO event (visit, version, command, body) VALUES ($1, $2, $3, $4) RETURNING seq',
        values: [command.visitId, state.version, command.commandId, body],
      });
      await client.query({
        name: 'update',
        text: 'UPDATE visit SET version = $2, state = $3 WHERE id = $1',
        values: [command.visitId, state.version, JSON.stringify({ steps: state.steps })],
      });
      await client.query({ name: 'notify', text: "SELECT pg_notify('event', $1)", values: [body] });
      await client.query('COMMIT');
      return Number(inserted.rows[0]?.seq);
    } finally {
      client.release();
    }
  }

  async function inFunction({ visitId, commandId, stepId, report }: StepCommand): Promise<number> {
    const { rows } = await pool.query<{ step: string }>({
      name: 'step',
      text: 'SELECT step($1, $2, $3, $4, $5)',
      values: [visitId, commandId, stepId, JSON.stringify(report), Date.now()],
    });
    return Number(rows[0]?.step);
  }

  return {
    step: by === 'rows' ? inRows : inFunction,
    async follow(onEvent) {
      listener.on('notification', ({ payload = '' }) => onEvent(JSON.parse(payload) as PeerEvent));
      await listener.query('LISTEN event');
    },
    async declare(visitIds) {
      await pool.query('INSERT INTO visit SELECT id, 0, $2 FROM unnest($1::uuid[]) AS id', [
        visitIds,
        JSON.stringify({ steps: [] }),
      ]);
    },
    async close() {
      await listener.end();
      await pool.end();
    },
  };
}
