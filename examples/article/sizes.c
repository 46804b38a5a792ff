/* What a 4-byte int takes on C's heap: the int, the pointer to it, and what malloc sets aside. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  int* number = malloc(sizeof *number);
  printf("int: %zu bytes, pointer: %zu bytes, set aside: %zu bytes\n", sizeof *number, sizeof number,
         malloc_usable_size(number));
  free(number);
  return 0;
}
