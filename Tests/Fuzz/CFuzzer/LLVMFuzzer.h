// What libFuzzer offers to a mutator of one's own (compiler-rt, FuzzerInterface.h); its runtime,
// which is linked in by --sanitize fuzzer, defines it.
#ifndef WIREWEIGHT_LLVM_FUZZER_H
#define WIREWEIGHT_LLVM_FUZZER_H

#include <stddef.h>
#include <stdint.h>

// Changes the bytes in place as libFuzzer does by default; returns how many there are then.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

#endif
