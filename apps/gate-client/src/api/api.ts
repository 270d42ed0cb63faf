import { createContext, useContext } from 'react';
import { z } from 'zod';
import type { Answer, Http } from './http.ts';
import {
  crew,
  type CrewNames,
  type Imported,
  imported,
  type ImportMode,
  type NewPerson,
  readings,
  registered,
  type Session,
  session,
  siteName,
  story,
  type Story,
} from './shapes.ts';

/** Everything that goes over HTTP; commands do not: they go through the outbox. */
export type Api = Http & {
  site(): Promise<Answer<z.infer<typeof siteName>>>;
  signIn(staffNumber: string, pin: string): Promise<Answer<Session>>;
  resume(): Promise<Answer<Omit<Session, 'token'>>>;
  signOff(): Promise<Answer<unknown>>;
  crew(visitId: string): Promise<Answer<{ people: CrewNames }>>;
  register(people: NewPerson[]): Promise<Answer<z.infer<typeof registered>>>;
  exitReadings(visitId: string, tails: string[]): Promise<Answer<{ people: string[] }>>;
  story(visitId: string): Promise<Answer<Story>>;
  importDeclarations(file: Blob, mode: ImportMode): Promise<Answer<Imported>>;
  newPin(personId: string): Promise<Answer<{ pin: string }>>;
};

export function createApi({ send }: Http): Api {
  return {
    send, // for pages that come later, and bring their own shapes
    site: () => send('GET', '/site', siteName),
    signIn: (staffNumber, pin) => send('POST', '/session', session, { staffNumber, pin }),
    resume: () => send('GET', '/session', session.omit({ token: true })),
    signOff: () => send('DELETE', '/session', z.unknown()),
    crew: (visitId) => send('GET', `/visits/${visitId}/crew`, crew),
    register: (people) => send('POST', '/people', registered, { people }),
    exitReadings: (visitId, tails) => send('POST', `/visits/${visitId}/exit-readings`, readings, { tails }),
    story: (visitId) => send('GET', `/visits/${visitId}/story`, story),
    importDeclarations: (file, mode) => send('POST', `/declarations/import?mode=${mode}`, imported, file),
    newPin: (personId) => send('POST', `/staff/${personId}/pin`, z.object({ pin: z.string() })),
  };
}

const ApiContext = createContext<Api | null>(null);
export const ApiProvider = ApiContext.Provider;

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('no API above this component');
  return api;
}
