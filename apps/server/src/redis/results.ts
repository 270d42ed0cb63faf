/** The answers of a pipeline or transaction, in order; the first that failed is thrown, since the rest mean nothing. */
export function resultsOf(replies: [error: Error | null, result: unknown][] | null): unknown[] {
  if (replies === null) throw new Error('the transaction was discarded');
  return replies.map(([error, result]) => {
    if (error !== null) throw error;
    return result;
  });
}
