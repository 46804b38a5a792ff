/* Memory that is not given back is a leak. */
#include <stdlib.h>

int main(void) {
  for (int i = 0; i < 1000; ++i) {
    int* number = malloc(sizeof *number);
    *number = i;
  } /* the pointer is popped with its scope; the int stays */
  return 0;
}
