import { sealNumber } from '@cordon/protocol/steps/seal/shape.ts';
import type { ReportOf } from '@cordon/protocol/visit/report.ts';
import { z } from 'zod';

/** What is read off the vehicle at the exit. Null: not looked at yet; nothing is filled in from the entry. */
export const exitFields = z.object({
  plate: z.string(),
  trailer: z.enum(['none', 'read']).nullable(),
  trailerPlate: z.string(),
  sealed: z.enum(['none', 'read']).nullable(),
  seal: z.string(),
  cargo: z.enum(['empty', 'goods', 'refuse']).nullable(),
  containers: z.string(),
});
export type ExitFields = z.infer<typeof exitFields>;

/** The ends of the documents that were read; personal, so they have a draft of their own. */
export const tailFields = z.object({ tails: z.array(z.string()) });

export const emptyExit: ExitFields = {
  plate: '',
  trailer: null,
  trailerPlate: '',
  sealed: null,
  seal: '',
  cargo: null,
  containers: '',
};

export const tailLength = 4;
export const mostPeople = 9;

export type ExitField = 'plate' | 'trailer' | 'people' | 'seal' | 'cargo' | 'containers';

/** Where the officer is: one field, and which of the people. */
export type ExitPlace = { field: ExitField; person: number };

/** [U150] The exit's report, or the first field that is still missing. Containers are counted of refuse only. */
export function exitReport(fields: ExitFields, tails: readonly string[]): ReportOf<'reconcile'> | ExitField {
  const { plate, trailer, trailerPlate, sealed, seal, cargo, containers } = fields;
  if (plate === '') return 'plate';
  if (trailer === null || (trailer === 'read' && trailerPlate === '')) return 'trailer';
  if (tails.length === 0 || tails.some((tail) => tail.length !== tailLength)) return 'people';
  const read = sealNumber.safeParse(seal);
  if (sealed === null || (sealed === 'read' && !read.success)) return 'seal';
  if (cargo === null) return 'cargo';
  if (cargo === 'refuse' && containers === '') return 'containers';
  return {
    kind: 'reconcile',
    plate,
    trailerPlate: trailer === 'read' ? trailerPlate : null,
    people: [], // the register turns the tails into people, just before the report is sent
    seal: sealed === 'read' && read.success ? read.data : null,
    cargo,
    containers: cargo === 'refuse' ? Number(containers) : 0,
  };
}
