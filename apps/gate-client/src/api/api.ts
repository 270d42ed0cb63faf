import { createContext, useContext } from 'react';
import { z } from 'zod';
import type { FoundVisit } from '@cordon/protocol/visit/find.ts';
import {
  type ChannelTarget,
  channelTarget,
  type ChannelTargetEntry,
  type Delivered,
  delivered,
  type MessageBoard,
  messageBoard,
} from '@cordon/protocol/wire/notify.ts';
import type { SignInRequest } from '@cordon/protocol/wire/session.ts';
import type { Answer, Http } from './http.ts';
import {
  crew,
  deviceAnswer,
  enrolled,
  signInAnswer,
  type SignInReply,
  type CrewNames,
  foundVisits,
  type Imported,
  imported,
  type ImportNames,
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
  device(): Promise<Answer<z.infer<typeof deviceAnswer>>>;
  enrol(code: string): Promise<Answer<z.infer<typeof enrolled>>>;
  signIn(request: SignInRequest): Promise<Answer<SignInReply>>;
  resume(): Promise<Answer<Omit<Session, 'token'>>>;
  signOff(): Promise<Answer<unknown>>;
  crew(visitId: string): Promise<Answer<{ people: CrewNames }>>;
  register(people: NewPerson[]): Promise<Answer<z.infer<typeof registered>>>;
  exitReadings(visitId: string, tails: string[]): Promise<Answer<{ people: string[] }>>;
  find(plate: string): Promise<Answer<{ visits: FoundVisit[] }>>;
  story(visitId: string): Promise<Answer<Story>>;
  importDeclarations(file: Blob, mode: ImportMode, names: ImportNames): Promise<Answer<Imported>>;
  channelTargets(): Promise<Answer<{ targets: ChannelTarget[] }>>;
  enterTarget(channelId: string, entry: ChannelTargetEntry): Promise<Answer<{ target: ChannelTarget }>>;
  testChannel(channelId: string): Promise<Answer<{ outcome: Delivered }>>;
  messageBoard(): Promise<Answer<MessageBoard>>;
  replay(id: string): Promise<Answer<unknown>>;
  replayAll(): Promise<Answer<unknown>>;
  drop(id: string): Promise<Answer<unknown>>;
  queuesTicket(): Promise<Answer<{ ticket: string }>>;
};

export function createApi({ send }: Http): Api {
  return {
    send, // for pages that come later, and bring their own shapes
    site: () => send('GET', '/site', siteName),
    device: () => send('GET', '/device', deviceAnswer),
    enrol: (code) => send('POST', '/device', enrolled, { code }),
    signIn: (request) => send('POST', '/session', signInAnswer, request),
    resume: () => send('GET', '/session', session.omit({ token: true })),
    signOff: () => send('DELETE', '/session', z.unknown()),
    crew: (visitId) => send('GET', `/visits/${visitId}/crew`, crew),
    register: (people) => send('POST', '/people', registered, { people }),
    exitReadings: (visitId, tails) => send('POST', `/visits/${visitId}/exit-readings`, readings, { tails }),
    find: (plate) => send('POST', '/visits/find', foundVisits, { plate }),
    story: (visitId) => send('GET', `/visits/${visitId}/story`, story),
    importDeclarations: (file, mode, names) =>
      send('POST', `/declarations/import?mode=${mode}&names=${names}`, imported, file),
    channelTargets: () => send('GET', '/channels', z.object({ targets: z.array(channelTarget) })),
    enterTarget: (channelId, entry) =>
      send('POST', `/channels/${channelId}/target`, z.object({ target: channelTarget }), entry),
    testChannel: (channelId) => send('POST', `/channels/${channelId}/test`, z.object({ outcome: delivered })),
    messageBoard: () => send('GET', '/messages/dead', messageBoard),
    replay: (id) => send('POST', `/messages/dead/${id}/replay`, z.unknown()),
    replayAll: () => send('POST', '/messages/dead/replay', z.unknown()),
    drop: (id) => send('DELETE', `/messages/dead/${id}`, z.unknown()),
    queuesTicket: () => send('POST', '/queues/ticket', z.object({ ticket: z.string() })),
  };
}

const ApiContext = createContext<Api | null>(null);
export const ApiProvider = ApiContext.Provider;

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('no API above this component');
  return api;
}
