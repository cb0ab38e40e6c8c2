using MudBlazor;

namespace SecurityPortal.Web.Components.Layout;

/// <summary>MudBlazor in the portal's colours, served by <see cref="Hosting.ThemeSheet"/>. The same values stand as custom properties in css/portal.css, for
/// what MudBlazor does not draw.</summary>
public static class PortalTheme
{
    private static readonly string[] Font = ["Noto Sans", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"];

    public static MudTheme Instance { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0e5a73",
            PrimaryContrastText = "#ffffff",
            Secondary = "#a34f06",
            SecondaryContrastText = "#ffffff",
            Tertiary = "#2f5d50",
            Info = "#1d5b9e",
            Success = "#1b6e3c",
            Warning = "#8a5a00",
            Error = "#b3261e",
            Dark = "#14232e",
            TextPrimary = "#14232e",
            TextSecondary = "#465966",
            TextDisabled = "#6b7a85",
            ActionDefault = "#465966",
            ActionDisabled = "#6b7a85",
            Background = "#ffffff",
            BackgroundGray = "#f3f6f8",
            Surface = "#ffffff",
            AppbarBackground = "#0b3b50",
            DrawerBackground = "#ffffff",
            Divider = "#d3dbe1",
            DividerLight = "#e6ebef",
            LinesDefault = "#d3dbe1",
            LinesInputs = "#6f808c",
            TableLines = "#d3dbe1",
            TableHover = "#eef4f7",
            TableStriped = "#f7f9fa",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Font, FontSize = "1rem", LineHeight = "1.55", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Font, FontSize = "2rem", FontWeight = "700", LineHeight = "1.2", LetterSpacing = "-0.01em" },
            H2 = new H2Typography { FontFamily = Font, FontSize = "1.5rem", FontWeight = "700", LineHeight = "1.25", LetterSpacing = "-0.005em" },
            H3 = new H3Typography { FontFamily = Font, FontSize = "1.25rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "normal" },
            H4 = new H4Typography { FontFamily = Font, FontSize = "1.125rem", FontWeight = "600", LineHeight = "1.35", LetterSpacing = "normal" },
            H5 = new H5Typography { FontFamily = Font, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Font, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            // MudBlazor writes what is typed into a field in this one.
            Subtitle1 = new Subtitle1Typography { FontFamily = Font, FontSize = "1rem", FontWeight = "400", LineHeight = "1.5", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Font, FontSize = "0.9375rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Font, FontSize = "1rem", LineHeight = "1.55", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Font, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Font, FontSize = "1rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal",
                TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Font, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Overline = new OverlineTypography { FontFamily = Font, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal",
                TextTransform = "none" },
        },
    };
}
