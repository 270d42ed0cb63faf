/** Why Cordon can't start, told to the person who started it: printed as one sentence without a stack. */
export class StartFault extends Error {
  override name = 'StartFault';
}
