import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { type Field, maySee } from '@cordon/protocol/field-access.ts';
import type { CommandType } from '@cordon/protocol/wire/command.ts';
import { usePerson } from '../session/session-store.ts';

/** [U72] What the person on duty may ask for; buttons for anything else are not there at all. */
export function useMay(): (type: CommandType) => boolean {
  const person = usePerson();
  return (type) => person !== null && mayAsk(person.role, type);
}

export function useMaySee(): (field: Field) => boolean {
  const person = usePerson();
  return (field) => person !== null && maySee(person.role, field);
}
