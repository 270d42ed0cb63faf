import { z } from 'zod';
import { office } from '../../roles.ts';
import { routes } from './route.ts';

export const importModes = ['preview', 'good', 'all-or-none'] as const;
const importNames = ['keep', 'correct'] as const;
export type ImportNames = (typeof importNames)[number];

/* `field` is null for the row or the file as a whole. */
const at = { line: z.int(), field: z.string().nullable(), value: z.string() };

const imported = z.object({
  rows: z.int(),
  accepted: z.int(),
  unchanged: z.int(),
  amended: z.int(), // how many of the accepted rows
  faults: z.array(z.object({ ...at, fault: z.string() })),
  remarks: z.array(z.object({ ...at, remark: z.string() })),
  encoding: z.string().nullable(), // null when it could not be detected
});
export type Imported = z.infer<typeof imported>;

/** The import of declarations. */
export const declarationRoutes = routes({
  'POST /declarations/import': {
    summary: 'Read a CSV file of declarations and declare its good rows; again changes nothing',
    access: office,
    query: z.object({
      mode: z.enum(importModes),
      names: z.enum(importNames).default('keep'), // [D34] whether names of this file replace those of the register
    }),
    body: 'bytes',
    answer: imported,
  },
});
