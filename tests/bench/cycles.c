// A yardstick: simple cycles of at most L nodes inside each strong component, by plain depth-first search.
// ptr/idx: edges by source; comp: component of each node; size: nodes of each component.
#include <stdint.h>
#include <stdlib.h>

int64_t cycles(int64_t n, const int64_t *ptr, const int32_t *idx, const int32_t *comp, const int32_t *size,
               int L, int64_t cycle_cap, int64_t step_cap, int32_t *out, int64_t room) {
  int64_t found = 0, used = 0, *count = calloc(n, 8), *steps = calloc(n, 8), slot[64];
  uint8_t *on = calloc(n, 1);
  int32_t path[64];
  for (int64_t start = 0; start < n; start++) {
    int32_t c = comp[start];
    if (size[c] < 2) continue;
    int depth = 1;
    path[0] = start, slot[0] = ptr[start], on[start] = 1;
    while (depth) {
      int32_t node = path[depth - 1];
      if (slot[depth - 1] == ptr[node + 1] || count[c] == cycle_cap || steps[c] > step_cap) {
        on[node] = 0, depth--;
        continue;
      }
      int32_t other = idx[slot[depth - 1]++];
      if (comp[other] != c) continue;
      steps[c]++;
      if (other == start && depth > 1) {
        if (used + depth > room) return -1;
        for (int i = 0; i < depth; i++) out[used++] = path[i];
        count[c]++, found++;
      } else if (other > start && !on[other] && depth < L) {
        path[depth] = other, slot[depth] = ptr[other], on[other] = 1, depth++;
      }
    }
  }
  free(count), free(steps), free(on);
  return found;
}
