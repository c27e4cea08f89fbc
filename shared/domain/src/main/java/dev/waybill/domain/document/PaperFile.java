package dev.waybill.domain.document;

import dev.waybill.domain.message.Body;
import java.util.regex.Pattern;

/**
 * A document as it is printed.
 *
 * @param name for people, with its ending; what no header and no file system takes is replaced by a hyphen
 * @param mediaType such as {@link #PDF}
 * @param content 1 to {@value #MOST_BYTES} bytes
 */
public record PaperFile(String name, String mediaType, Body content) {
    /** A page of text has some 50 kB; it is held in memory more than once while it is carried, and shops take little more. */
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    public static final String PDF = "application/pdf";

    private static final int MOST_NAME = 100;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]{1,40}/[a-z0-9.+-]{1,80}");

    public PaperFile {
        if (content.length() == 0 || content.length() > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a document's file has 1 to " + MOST_BYTES + " bytes, not " + content.length());
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("expected a media type such as " + PDF);
        }
        name = safe(name);
    }

    /** The ending stays. */
    private static String safe(String name) {
        String plain = name.strip().replaceAll("[^\\p{L}\\p{N}._ -]+", "-");
        return plain.substring(Math.max(0, plain.length() - MOST_NAME));
    }
}
