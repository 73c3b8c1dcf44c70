//! Sums of products of whole numbers, as fast as the processor at hand makes them. The sums are the same everywhere.

/// So many rows of weights are multiplied side by side.
pub(super) const LANES: usize = 16;

/// Two neighbouring numbers.
pub(super) type Pair = [i16; 2];

/// Rows of weights, stored so that the pairs that meet the same pair of an input stand side by side.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// How many numbers a row has: an even number.
    width: usize,
    count: usize,
    /// Tiles of [`LANES`] rows, one after the other; the last filled up with zeros.
    tiles: Vec<[Pair; LANES]>,
}

impl Rows {
    /// Rows of that width, given one after the other. The last number of an odd width is left out.
    pub(super) fn new(width: usize, weights: &[i16]) -> Self {
        let pairs = width / 2;
        let rows: Vec<&[Pair]> = weights.chunks_exact(width.max(1)).map(|row| row.as_chunks().0).collect();
        let mut tiles = Vec::with_capacity(rows.len().div_ceil(LANES) * pairs);
        for rows in rows.chunks(LANES) {
            for at in 0..pairs {
                let mut tile = [[0; 2]; LANES];
                for (place, row) in tile.iter_mut().zip(rows) {
                    *place = row.get(at).copied().unwrap_or_default();
                }
                tiles.push(tile);
            }
        }
        Self { width, count: rows.len(), tiles }
    }

    /// Each of several inputs, given one after the other, times each row: for each input as many sums as there are rows.
    #[inline(always)]
    pub(super) fn times<K: Kernel>(&self, kernel: K, inputs: &[i16]) -> Vec<i32> {
        let inputs: Vec<&[Pair]> = inputs.chunks_exact(self.width.max(1)).map(|input| input.as_chunks().0).collect();
        let mut sums = vec![0; inputs.len() * self.count];
        for (tile, weights) in self.tiles.chunks_exact((self.width / 2).max(1)).enumerate() {
            let (fours, few) = inputs.as_chunks::<4>();
            let mut put = |input: usize, made: &[[i32; LANES]]| {
                for (input, made) in (input..).zip(made) {
                    let row = sums.get_mut(input * self.count..(input + 1) * self.count).unwrap_or_default();
                    for (place, &sum) in row.iter_mut().skip(tile * LANES).zip(made) {
                        *place = sum;
                    }
                }
            };
            for (at, &four) in fours.iter().enumerate() {
                put(4 * at, &kernel.tile(weights, four));
            }
            let at = 4 * fours.len();
            match *few {
                [a] => put(at, &kernel.tile(weights, [a])),
                [a, b] => put(at, &kernel.tile(weights, [a, b])),
                [a, b, c] => put(at, &kernel.tile(weights, [a, b, c])),
                _ => {}
            }
        }
        sums
    }
}

/// How sums of products are made.
pub(super) trait Kernel: Copy {
    /// A few inputs times [`LANES`] rows of weights. Sums wrap where they pass 32 bits, which
    /// those of a sound model do not.
    fn tile<const N: usize>(self, weights: &[[Pair; LANES]], inputs: [&[Pair]; N]) -> [[i32; LANES]; N];
}

/// For any processor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain;

impl Kernel for Plain {
    #[inline(always)]
    fn tile<const N: usize>(self, weights: &[[Pair; LANES]], inputs: [&[Pair]; N]) -> [[i32; LANES]; N] {
        let mut sums = [[0_i32; LANES]; N];
        for (sums, input) in sums.iter_mut().zip(inputs) {
            for (weights, &[a, b]) in weights.iter().zip(input) {
                for (sum, &[x, y]) in sums.iter_mut().zip(weights) {
                    let products = (i32::from(a) * i32::from(x)).wrapping_add(i32::from(b) * i32::from(y));
                    *sum = sum.wrapping_add(products);
                }
            }
        }
        sums
    }
}

/// For processors with AVX2: sixteen products an instruction, which the compiler does not find by itself.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Avx2(pub(super) pulp::x86::V3);

/// Loops stand where `map` would be shorter: closures that hold vectors are compiled as calls.
#[cfg(target_arch = "x86_64")]
impl Kernel for Avx2 {
    #[inline(always)]
    fn tile<const N: usize>(self, weights: &[[Pair; LANES]], inputs: [&[Pair]; N]) -> [[i32; LANES]; N] {
        let Self(v3) = self;
        let mut sums = [[v3.avx._mm256_setzero_si256(); 2]; N];
        let length = inputs.iter().fold(weights.len(), |length, input| length.min(input.len()));
        let mut cut = inputs;
        for input in &mut cut {
            *input = input.split_at(length).0;
        }
        for (at, weights) in weights.split_at(length).0.iter().enumerate() {
            let weights: [_; 2] = pulp::cast(*weights);
            for (sums, input) in sums.iter_mut().zip(cut) {
                let pair = v3.avx._mm256_set1_epi32(pulp::cast(input[at]));
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    *sum = v3.avx2._mm256_add_epi32(*sum, v3.avx2._mm256_madd_epi16(weights, pair));
                }
            }
        }
        let mut all = [[0; LANES]; N];
        for (all, sums) in all.iter_mut().zip(sums) {
            *all = pulp::cast(sums);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: i32, seed: i32) -> Vec<i16> {
        (0..count).map(|at| (at * seed * 7919 % 4001 - 2000) as i16).collect()
    }

    /// Row by row, number by number.
    fn plainly(width: usize, weights: &[i16], inputs: &[i16]) -> Vec<i32> {
        let dot = |a: &[i16], b: &[i16]| a.iter().zip(b).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum();
        inputs.chunks(width).flat_map(|input| weights.chunks(width).map(move |row| dot(row, input))).collect()
    }

    #[test]
    fn sums_are_those_of_single_rows_however_many_inputs_there_are() {
        let weights = numbers(6 * 37, 3);
        let rows = Rows::new(6, &weights);
        for count in 0..10 {
            let inputs = numbers(6 * count, 5);
            assert_eq!(rows.times(Plain, &inputs), plainly(6, &weights, &inputs));
        }
    }

    #[test]
    #[cfg(target_arch = "x86_64")]
    fn both_kernels_give_the_same_sums() {
        let Some(v3) = pulp::x86::V3::try_new() else { return };
        let rows = Rows::new(54, &numbers(54 * 19, 2));
        for count in 0..10 {
            let inputs = numbers(54 * count, 7);
            assert_eq!(rows.times(Avx2(v3), &inputs), rows.times(Plain, &inputs));
        }
    }
}
