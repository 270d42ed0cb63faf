import { z } from 'zod';
import { unmaskReasons } from '../../audit/events.ts';
import { documentKinds, purposes } from '../../declaration/declaration.ts';
import { personId, visitId } from '../../ids.ts';
import { normalisePlate } from '../../plate.ts';
import { everybody } from '../../roles.ts';
import { noteText } from '../../text.ts';
import { places } from '../../visit/place.ts';
import type { VisitState } from '../../visit/state.ts';
import type { Versioned } from '../feed.ts';
import { feedEvent } from './feed-event.ts';
import { formInPath, outlined, routes } from './route.ts';

const params = z.object({ id: formInPath(visitId, 'visit-unknown').toLowerCase().meta({ format: 'uuid' }) });

const maskedPerson = z.object({
  personId: z.string(),
  name: z.string(), // masked
  document: z.enum(documentKinds),
  maskedNumber: z.string(),
  maskedPhone: z.string().nullable(),
});
export type MaskedPerson = z.infer<typeof maskedPerson>;

const identity = z.object({ name: z.string(), documentNumber: z.string(), phone: z.string().nullable() });
export type Identity = z.infer<typeof identity>;

const versionedVisit = outlined<Versioned<VisitState>>()(
  z.looseObject({ version: z.int(), state: z.looseObject({ id: z.string(), status: z.string() }) }),
);
const story = z.object({ visit: versionedVisit, events: z.array(feedEvent) });
export type VisitStory = z.infer<typeof story>;

const foundVisit = z.object({
  visitId: z.string(),
  plate: z.string(),
  purpose: z.enum(purposes),
  place: z.enum(places),
  stationId: z.string().nullable(),
});

/** Search, timeline and crew of visits. */
export const visitRoutes = routes({
  // A POST, since addresses are kept in logs and histories and must not contain a plate.
  'POST /visits/find': {
    summary: 'Vehicles on the site by two or more characters of a plate',
    access: ['gate', 'unloading', 'supervisor'],
    // With fewer characters, too many vehicles match.
    body: z.strictObject({ plate: z.string().max(20).transform(normalisePlate).pipe(z.string().min(2)) }),
    answer: z.object({ visits: z.array(foundVisit) }),
  },
  'GET /visits/:id/crew': {
    summary: 'The crew of a visit with masked names and the ends of numbers',
    access: ['gate', 'supervisor', 'admin'],
    params,
    answer: z.object({ people: z.array(maskedPerson) }),
  },
  'POST /visits/:id/unmask': {
    summary: 'The whole identity of one of the crew, for a reason that goes on record',
    access: ['gate', 'supervisor', 'admin'],
    params,
    body: z
      .strictObject({ personId, reason: z.enum(unmaskReasons), note: noteText.nullable() })
      .refine(({ reason, note }) => reason !== 'other' || note !== null, { path: ['note'] }),
    answer: identity,
  },
  'POST /visits/:id/exit-readings': {
    summary: 'Whose documents end in these characters; nothing tells who matched',
    access: ['gate'],
    params,
    body: z.strictObject({ tails: z.array(z.string().trim().min(1).max(10)).max(20) }),
    answer: z.object({ people: z.array(z.string()) }),
  },
  'GET /visits/:id/story': {
    summary: 'A visit as it stands, and every event of it',
    access: everybody,
    params,
    answer: story,
  },
});
