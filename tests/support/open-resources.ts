type Close = () => Promise<void>;

/** What tests have started and not stopped yet. */
export const openResources = {
  open: new Map<Close, string>(),

  /** @returns the function to stop it by; stopping twice is harmless */
  add(name: string, stop: Close): Close {
    const close: Close = async () => {
      if (this.open.delete(close)) await stop();
    };
    this.open.set(close, name);
    return close;
  },

  /** Stops everything that is still open, and names it. */
  async closeAll(): Promise<readonly string[]> {
    const left = [...this.open];
    await Promise.all(left.map(([close]) => close()));
    return left.map(([, name]) => name);
  },
};
