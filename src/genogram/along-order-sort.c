/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step E: a row sorted by keys, within what must stand to the left of what. */
#include "along-layout-work.h"

typedef struct
{
  double key;
  int index;
  int block;
} Waiting;

static gboolean
comes_before (const Waiting *a, const Waiting *b)
{
  if (a->key != b->key)
    return a->key < b->key;
  if (a->index != b->index)
    return a->index < b->index;
  return a->block < b->block;
}

static void
push (Waiting *heap, int *n, Waiting item)
{
  int i = (*n)++;

  while (i > 0 && comes_before (&item, &heap[(i - 1) / 2]))
    {
      heap[i] = heap[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  heap[i] = item;
}

static Waiting
pop (Waiting *heap, int *n)
{
  Waiting top = heap[0], last = heap[--(*n)];
  int i = 0;

  for (;;)
    {
      int child = 2 * i + 1;

      if (child >= *n)
        break;
      if (child + 1 < *n && comes_before (&heap[child + 1], &heap[child]))
        child++;
      if (!comes_before (&heap[child], &last))
        break;
      heap[i] = heap[child];
      i = child;
    }
  if (*n > 0)
    heap[i] = last;
  return top;
}

/** along_order_sort_row: sorts a row by the blocks' keys as far as birth order lets it; @degree: scratch, by block. */
void
along_order_sort_row (Work *work, Row *row, int *degree)
{
  g_autofree Waiting *heap = g_new (Waiting, row->n + 1);
  int n = 0, out = 0;

  for (int b = 0; b < row->n; b++)
    degree[row->blocks[b]] = 0;
  for (int b = 0; b < row->n; b++)
    {
      const Block *block = BLOCK (work, row->blocks[b]);

      for (int e = 0; e < block->n_first; e++)
        degree[g_array_index (work->after, int, block->first + e)]++;
    }
  for (int b = 0; b < row->n; b++)
    if (degree[row->blocks[b]] == 0)
      push (heap, &n, (Waiting){ BLOCK (work, row->blocks[b])->key, BLOCK (work, row->blocks[b])->index, row->blocks[b] });
  while (n > 0)
    {
      int b = pop (heap, &n).block;
      const Block *block = BLOCK (work, b);

      row->blocks[out++] = b;
      for (int e = 0; e < block->n_first; e++)
        {
          int next = g_array_index (work->after, int, block->first + e);

          if (--degree[next] == 0)
            push (heap, &n, (Waiting){ BLOCK (work, next)->key, BLOCK (work, next)->index, next });
        }
    }
  along_row_number (work, row);
}
