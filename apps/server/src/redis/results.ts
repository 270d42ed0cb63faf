/** The answers of a pipeline or transaction, in order. @throws Error the first one in it: the other answers mean nothing then */
export function resultsOf(replies: [error: Error | null, result: unknown][] | null): unknown[] {
  if (replies === null) throw new Error('the transaction was discarded');
  return replies.map(([error, result]) => {
    if (error !== null) throw error;
    return result;
  });
}
