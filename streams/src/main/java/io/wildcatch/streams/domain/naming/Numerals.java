package io.wildcatch.streams.domain.naming;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers in a name, arabic and roman: they tell sister companies apart, so they must agree. */
final class Numerals {

    private static final Pattern DIGITS = Pattern.compile("0*([0-9]+)");
    /** Up to 399, of two letters at least: a single one may be an initial, and {@code di} or {@code mc} a word. */
    private static final Pattern ROMAN = Pattern.compile("c{0,3}(x[cl]|l?x{0,4})(ix|iv|v?i{0,4})");

    private Numerals() {}

    /** Every number of the name in ascending text order, without leading zeros. */
    static List<String> of(List<String> words) {
        List<String> numbers = new ArrayList<>();
        for (String word : words) {
            if (isRoman(word)) {
                numbers.add(Integer.toString(roman(word)));
            } else {
                Matcher digits = DIGITS.matcher(word);
                while (digits.find()) {
                    numbers.add(digits.group(1));
                }
            }
        }
        Collections.sort(numbers);
        return numbers;
    }

    static boolean isRoman(String word) {
        return word.length() >= 2
                && word.chars().anyMatch(c -> c == 'i' || c == 'v' || c == 'x')
                && ROMAN.matcher(word).matches();
    }

    private static int roman(String word) {
        int sum = 0;
        for (int i = 0; i < word.length(); i++) {
            int value = value(word.charAt(i));
            boolean before = i + 1 < word.length() && value(word.charAt(i + 1)) > value;
            sum += before ? -value : value;
        }
        return sum;
    }

    private static int value(char letter) {
        return switch (letter) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            case 'l' -> 50;
            default -> 100;
        };
    }
}
