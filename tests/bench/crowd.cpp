// The work of crowd.ts in plain C++ on one thread: what the machine gives a compiled loop. g++ -O3 -march=native crowd.cpp
// Usage: crowd W1|W2 N steps < positions and headings (x, y, hx, hy: N floats each); prints nanoseconds of processor time per disc and step.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

// all columns in one buffer, each off by another number of cache lines: at equal offsets in their pages they would push each other out of the cache.
struct Store {
  std::vector<char> bytes;
  size_t used = 0;
  int taken = 0;
  template <class T> T *take(size_t length) {
    used = (used + 4095) / 4096 * 4096 + (++taken % 16) * 320;
    T *column = reinterpret_cast<T *>(bytes.data() + used);
    used += length * sizeof(T);
    return column;
  }
};

// the same numbers as in crowd.ts
constexpr float timeStep = 0.01f, spring = 50, speed = 1, widestTurn = 0.2f;
constexpr int fieldSide = 256;
constexpr float secretion = 0.01f, decay = 0.01f, spread = 0.2f, drift = 0.05f;

struct Discs {
  float *x, *y, *headingX, *headingY;
  uint32_t *luck;
  Discs(Store &store, int count)
      : x(store.take<float>(count)), y(store.take<float>(count)), headingX(store.take<float>(count)), headingY(store.take<float>(count)),
        luck(store.take<uint32_t>(count)) {}
};

struct Crowd {
  const int count, columns, stride;
  const float side;
  Store store;
  Discs discs, sorted;
  float *pushX, *pushY, *field, *nextField;
  int *cellOf, *sortedCell, *start;

  Crowd(int count, float side)
      : count(count), columns(int(side)), stride(columns + 1), side(side), store{std::vector<char>(size_t(count) * 80 + (2 << 20))},
        discs(store, count), sorted(store, count), pushX(store.take<float>(count)), pushY(store.take<float>(count)),
        field(store.take<float>(fieldSide * fieldSide)), nextField(store.take<float>(fieldSide * fieldSide)),
        cellOf(store.take<int>(count)), sortedCell(store.take<int>(count)), start(store.take<int>(size_t(stride) * stride + 1)) {}

  // a counting sort of all discs by grid cell; an empty column and row at the end keep three cells side by side one range
  void sortByCell() {
    const float toCell = columns / side;
    const float *__restrict x = discs.x, *__restrict y = discs.y;
    int *__restrict cells = cellOf, *__restrict from = start;
    const int cellCount = stride * stride + 1;
    std::fill(start, start + cellCount, 0);
    for (int i = 0; i < count; i++) {
      const int column = std::min(columns - 1, int(x[i] * toCell)), row = std::min(columns - 1, int(y[i] * toCell));
      cells[i] = row * stride + column;
    }
    for (int i = 0; i < count; i++) from[cells[i]]++;
    int sum = 0;
    for (int cell = 0; cell < cellCount; cell++) from[cell] = sum += from[cell];
    const float *__restrict hx = discs.headingX, *__restrict hy = discs.headingY;
    const uint32_t *__restrict luck = discs.luck;
    float *__restrict toX = sorted.x, *__restrict toY = sorted.y, *__restrict toHx = sorted.headingX, *__restrict toHy = sorted.headingY;
    uint32_t *__restrict toLuck = sorted.luck;
    int *__restrict toCells = sortedCell;
    for (int i = count - 1; i >= 0; i--) {
      const int cell = cells[i], place = --from[cell];
      toX[place] = x[i];
      toY[place] = y[i];
      toHx[place] = hx[i];
      toHy[place] = hy[i];
      toLuck[place] = luck[i];
      toCells[place] = cell;
    }
    std::swap(discs, sorted);
  }

  void repel() {
    std::fill(pushX, pushX + count, 0.f);
    std::fill(pushY, pushY + count, 0.f);
    const float *__restrict x = discs.x, *__restrict y = discs.y;
    float *__restrict outX = pushX, *__restrict outY = pushY;
    const int *__restrict from = start, *__restrict cells = sortedCell;
    const int end = count, below = stride;
    for (int i = 0; i < end; i++) {
      const int cell = cells[i];
      const float xi = x[i], yi = y[i];
      float sumX = 0, sumY = 0;
      const auto meet = [&](int first, int end) {
        for (int j = first; j < end; j++) {
          const float dx = xi - x[j], dy = yi - y[j], square = dx * dx + dy * dy;
          if (square >= 1) continue;
          const float share = spring * timeStep * (1 / std::sqrt(square + 1e-12f) - 1), px = dx * share, py = dy * share;
          sumX += px;
          sumY += py;
          outX[j] -= px;
          outY[j] -= py;
        }
      };
      meet(i + 1, from[cell + 2]);
      meet(from[cell + below - 1], from[cell + below + 2]);
      outX[i] += sumX;
      outY[i] += sumY;
    }
  }

  void walk() {
    float *__restrict x = discs.x, *__restrict y = discs.y;
    float *__restrict hx = discs.headingX, *__restrict hy = discs.headingY;
    const float *__restrict px = pushX, *__restrict py = pushY;
    uint32_t *__restrict lucks = discs.luck;
    const int end = count;
    const float size = side;
    for (int i = 0; i < end; i++) {
      x[i] = std::min(size, std::max(0.f, x[i] + px[i] + speed * timeStep * hx[i]));
      y[i] = std::min(size, std::max(0.f, y[i] + py[i] + speed * timeStep * hy[i]));
      uint32_t luck = lucks[i];
      luck ^= luck << 13;
      luck ^= luck >> 17;
      luck ^= luck << 5;
      lucks[i] = luck;
      const float angle = int32_t(luck) * (widestTurn / 2147483648.f), square = angle * angle;
      const float c = 1 - square * (1 / 2.f - square / 24), s = angle * (1 - square / 6);
      const float nx = hx[i] * c - hy[i] * s, ny = hx[i] * s + hy[i] * c;
      const float norm = 1.5f - 0.5f * (nx * nx + ny * ny);
      hx[i] = nx * norm;
      hy[i] = ny * norm;
    }
  }

  void diffuse() {
    for (int row = 0; row < fieldSide; row++) {
      const int up = row > 0 ? -fieldSide : 0, down = row < fieldSide - 1 ? fieldSide : 0, first = row * fieldSide;
      const auto node = [&](int k, int left, int right) {
        const float own = field[k];
        nextField[k] = (own + spread * (field[left] + field[right] + field[k + up] + field[k + down] - 4 * own)) * (1 - decay);
      };
      node(first, first, first + 1);
      for (int k = first + 1; k < first + fieldSide - 1; k++) node(k, k - 1, k + 1);
      node(first + fieldSide - 1, first + fieldSide - 2, first + fieldSide - 1);
    }
    std::swap(field, nextField);
  }

  void smell() {
    const float toNode = fieldSide / side, way = drift * timeStep * toNode / 2;
    const int last = fieldSide - 1;
    for (int i = 0; i < count; i++) {
      const int column = std::min(last, int(discs.x[i] * toNode)), row = std::min(last, int(discs.y[i] * toNode));
      const int k = row * fieldSide + column;
      field[k] += secretion;
      const float acrossX = field[column < last ? k + 1 : k] - field[column > 0 ? k - 1 : k];
      const float acrossY = field[row < last ? k + fieldSide : k] - field[row > 0 ? k - fieldSide : k];
      discs.x[i] = inside(discs.x[i] + way * acrossX);
      discs.y[i] = inside(discs.y[i] + way * acrossY);
    }
  }

  float inside(float value) const { return value < 0 ? 0 : value > side ? side : value; }

  void step(bool mixed) {
    sortByCell();
    repel();
    walk();
    if (!mixed) return;
    diffuse();
    smell();
  }
};

int main(int, char **words) {
  const bool mixed = std::strcmp(words[1], "W2") == 0;
  const int count = std::atoi(words[2]), steps = std::atoi(words[3]);
  Crowd crowd(count, float(std::sqrt(count * M_PI / 4 / 0.6)));
  Discs &discs = crowd.discs;
  for (float *column : {discs.x, discs.y, discs.headingX, discs.headingY})
    if (std::fread(column, sizeof(float), count, stdin) != size_t(count)) return 1;
  for (int i = 0; i < count; i++) discs.luck[i] = (uint32_t(i + 1) * 0x9e3779b1u) | 1;
  for (int n = 0; n < 50; n++) crowd.step(mixed);
  const std::clock_t before = std::clock();
  for (int n = 0; n < steps; n++) crowd.step(mixed);
  std::printf("%.3f\n", double(std::clock() - before) / CLOCKS_PER_SEC * 1e9 / steps / count);
}
