package dev.waybill.console;

import dev.waybill.console.Visitor.Look;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The top of one page in each look, side by side in one picture: light, dark, on a phone. */
record Sheet(String page, Path pictures) {
    private static final int HEIGHT = 440;
    private static final int GAP = 12;
    private static final String TYPE = "jpg";

    /** Into the folder {@code sheets} beside the pictures. */
    void write() throws IOException {
        int width = GAP;
        for (Look look : Look.values()) {
            width += shown(look) + GAP;
        }
        BufferedImage sheet = new BufferedImage(width, HEIGHT + 2 * GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        int left = GAP;
        for (Look look : Look.values()) {
            BufferedImage picture = ImageIO.read(
                    pictures.resolve(page + "-" + look.word() + ".png").toFile());
            int wide = shown(look);
            // The same scale for all, from the top: a long page is cut off, a short one leaves the ground.
            int tall = picture.getHeight() * wide / picture.getWidth();
            pen.setClip(left, GAP, wide, HEIGHT);
            pen.drawImage(picture, left, GAP, wide, tall, null);
            left += wide + GAP;
        }
        pen.dispose();
        Path folder = Files.createDirectories(pictures.resolve("sheets"));
        ImageIO.write(sheet, TYPE, folder.resolve(page + "." + TYPE).toFile());
    }

    private static int shown(Look look) {
        return look == Look.PHONE ? HEIGHT * 390 / 844 : HEIGHT * 1280 / 900;
    }
}
