/** Why Cordon can't start: printed as one sentence without a stack, for the person who has started it. */
export class StartFault extends Error {
  override name = 'StartFault';
}
