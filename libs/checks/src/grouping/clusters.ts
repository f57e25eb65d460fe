/** Things that belong together, directly or over others. */
export class Clusters<Item> {
  private readonly parents = new Map<Item, Item>();

  join(a: Item, b: Item): void {
    const [one, other] = [this.leaderOf(a), this.leaderOf(b)];
    if (one !== other) this.parents.set(other, one);
  }

  /** The same for all that belong together. */
  leaderOf(item: Item): Item {
    let leader = item;
    for (let next = this.parents.get(leader); next !== undefined; next = this.parents.get(leader)) {
      leader = next;
    }
    for (let at = item; at !== leader;) {
      const next = this.parents.get(at) ?? leader;
      this.parents.set(at, leader);
      at = next;
    }
    return leader;
  }
}
