/** A binary heap of states by cost. */
export class Queue {
  private readonly heap: { cost: number; state: number }[] = [];
  get size(): number {
    return this.heap.length;
  }
  push(cost: number, state: number): void {
    const { heap } = this;
    let at = heap.push({ cost, state }) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const [own, parent] = [heap[at], heap[above]];
      if (!own || !parent || parent.cost <= own.cost) break;
      [heap[at], heap[above]] = [parent, own];
      at = above;
    }
  }
  pop(): { cost: number; state: number } | undefined {
    const { heap } = this;
    const [first, last] = [heap[0], heap.pop()];
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if ((heap[below]?.cost ?? Infinity) < (heap[least]?.cost ?? Infinity)) least = below;
      const [own, child] = [heap[at], heap[least]];
      if (least === at || !own || !child) return first;
      [heap[at], heap[least]] = [child, own];
      at = least;
    }
  }
}
