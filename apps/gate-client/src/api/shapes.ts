import { z } from 'zod';
import { documentKinds, purposes } from '@cordon/protocol/declaration/declaration.ts';
import { role } from '@cordon/protocol/roles.ts';
import { label } from '@cordon/protocol/site/settings.ts';
import { places } from '@cordon/protocol/visit/place.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { FeedEvent, Versioned } from '@cordon/protocol/wire/feed.ts';

export const person = z.object({
  personId: z.string(),
  staffNumber: z.string(),
  name: z.string(),
  role,
  stations: z.array(z.string()),
});
export type Person = z.infer<typeof person>;

export const siteName = z.object({ id: z.string(), name: label });

export const namedDevice = z.object({ id: z.string(), name: z.string(), stations: z.array(z.string()) });

export const session = z.object({
  token: z.string(),
  person,
  device: namedDevice.nullable(), // null on a computer of one's own
  site: siteName,
  expiresAt: z.number(),
});
export type Session = z.infer<typeof session>;

const wants = z.literal('wants');
export const signInAnswer = z.union([
  session.extend({ state: z.literal('signed-in') }),
  z.object({ state: wants, want: z.enum(['new-password', 'totp']) }),
  z.object({ state: wants, want: z.literal('totp-setup'), uri: z.string(), secret: z.string() }),
]);
export type SignInReply = z.infer<typeof signInAnswer>;

export const deviceAnswer = z.object({ device: namedDevice.nullable(), revoked: z.boolean() });
export const enrolled = z.object({ device: namedDevice });

export const crew = z.object({
  people: z.array(
    z.object({
      personId: z.string(),
      name: z.string(), // masked
      document: z.enum(documentKinds),
      maskedNumber: z.string(),
      maskedPhone: z.string().nullable(),
    }),
  ),
});
export type CrewNames = z.infer<typeof crew>['people'];

export const registered = z.object({
  people: z.array(z.object({ personId: z.string(), maskedName: z.string() })),
});
export type NewPerson = {
  name: string;
  document: (typeof documentKinds)[number];
  number: string;
  phone: string | null;
  nameSeen?: boolean; // the document shows this name, whatever the register says
};

export const readings = z.object({ people: z.array(z.string()) });

/* Folded by the same program on the server; only its outline is looked at here. */
export const story = z.custom<{ visit: Versioned<VisitState>; events: FeedEvent[] }>(
  (value) => typeof value === 'object' && value !== null && 'visit' in value && 'events' in value,
);
export type Story = z.infer<typeof story>;

export const foundVisits = z.object({
  visits: z.array(
    z.object({
      visitId: z.string(),
      plate: z.string(),
      purpose: z.enum(purposes),
      place: z.enum(places),
      stationId: z.string().nullable(),
    }),
  ),
});

export const imported = z.object({
  rows: z.number(),
  accepted: z.number(),
  unchanged: z.number(),
  amended: z.number(),
  /* `field` is null when the row or the whole file is meant */
  faults: z.array(z.object({ line: z.number(), field: z.string().nullable(), fault: z.string(), value: z.string() })),
  remarks: z.array(z.object({ line: z.number(), field: z.string().nullable(), remark: z.string(), value: z.string() })),
  encoding: z.string().nullable(), // null when nobody could tell
});
export type Imported = z.infer<typeof imported>;
export type ImportMode = 'preview' | 'good' | 'all-or-none';
export type ImportNames = 'keep' | 'correct';
