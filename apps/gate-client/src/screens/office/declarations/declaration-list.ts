import { identifierKey } from '@cordon/protocol/identifiers.ts';
import { plateHolds } from '@cordon/protocol/plate.ts';
import { isClosed, isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { DeclarationView } from '../office-search.ts';

export function isInView(visit: VisitState, view: DeclarationView): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'expected':
      return visit.status === 'expected';
    case 'here':
      return isUnderWay(visit);
    case 'closed':
      return isClosed(visit);
    default:
      return view satisfies never;
  }
}

/** [U87] Tonight's declarations by their arrival; a search finds plates however they are typed, and companies. */
export function declarationRows(visits: readonly VisitState[], view: DeclarationView, search: string): VisitState[] {
  const name = identifierKey(search);
  return visits
    .filter((visit) => isInView(visit, view))
    .filter(
      ({ declaration: { plate: own, trailerPlate, company } }) =>
        search.trim() === '' ||
        [own, trailerPlate ?? ''].some((plate) => plateHolds(plate, search)) ||
        (name !== '' && identifierKey(company).includes(name)),
    )
    .toSorted((a, b) => a.declaration.eta - b.declaration.eta || (a.id < b.id ? -1 : 1));
}
